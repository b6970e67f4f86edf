import type { GroupView } from '@parley/contract/groups';
import type { MoveRoom } from '@parley/contract/rooms';
import type { MoveTopic } from '@parley/contract/topics';
import { useMutationState } from '@tanstack/react-query';
import { getMutationKey } from '@trpc/react-query';
import { useMemo } from 'react';
import { trpc } from '#lib/trpc.ts';
import { roomTexts } from '#texts/rooms.ts';
import { showToast } from '#ui/toasts.ts';
import { type Arrangement, arrange, type RoomPlace, type TopicPlace, withRoomAt, withTopicAt } from './arrangement.ts';
import { receiveGroupAnswer } from './cache.ts';

/** The group's topics and rooms, with what one has moved already where it goes, although the server hasn't answered. */
export function useArrangement(group: GroupView): Arrangement {
  const topicMoves = usePending<MoveTopic>(getMutationKey(trpc.topics.move));
  const roomMoves = usePending<MoveRoom>(getMutationKey(trpc.rooms.move));

  return useMemo(() => {
    const isHere = (move: MoveTopic | MoveRoom) => move.groupId === group.id;
    const withTopics = topicMoves.filter(isHere).reduce(withTopicAt, arrange(group));
    return roomMoves.filter(isHere).reduce(withRoomAt, withTopics);
  }, [group, topicMoves, roomMoves]);
}

const usePending = <Variables>(mutationKey: readonly unknown[]) =>
  useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => state.variables as Variables,
  });

/** One after the other, so that each finds the order that the one before has left. */
const scope = { id: 'moves' };

/** Moves rooms and topics of a group: at once on screen, and back, with a word, where the server refuses. */
export function useMoves(group: GroupView) {
  const utils = trpc.useUtils();
  const groupId = group.id;
  const onMutate = () => ({ knownVersion: utils.groups.get.getData({ groupId })?.version });
  const sayFailed = (name = '') => showToast({ text: roomTexts.moveFailed(name), isUrgent: true });

  const moveTopic = trpc.topics.move.useMutation({
    scope,
    onMutate,
    onSuccess: (topics, _, context) => receiveGroupAnswer(utils, { groupId, ...context, set: { topics } }),
    onError: (_, { topicId }) => sayFailed(group.topics.find(({ id }) => id === topicId)?.name),
  });
  const moveRoom = trpc.rooms.move.useMutation({
    scope,
    onMutate,
    onSuccess: (rooms, _, context) => receiveGroupAnswer(utils, { groupId, ...context, set: { rooms } }),
    onError: (_, { roomId }) => sayFailed(group.rooms.find(({ id }) => id === roomId)?.name),
  });

  return {
    moveTopic: (place: TopicPlace) => moveTopic.mutate({ groupId, ...place }),
    moveRoom: (place: RoomPlace) => moveRoom.mutate({ groupId, ...place }),
  };
}
