import { useDrag } from '#ui/use-drag.ts';
import { TopicSection, type TopicSectionProps } from './topic-section.tsx';

/** A topic in the sidebar that can be dragged with its rooms. */
export const SortableTopic = (props: TopicSectionProps) => (
  <TopicSection {...props} drag={useDrag(props.topicRooms.topic.id)} />
);
