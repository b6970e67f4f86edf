import { createFileRoute } from '@tanstack/react-router';
import { DiscoverPage } from '#layout/discover-page.tsx';
import { searchTexts } from '#lib/search-texts.ts';

export const Route = createFileRoute('/_app/discover')({
  /** What is looked for, and how it is sorted; tags have a comma between them. */
  validateSearch: searchTexts('q', 'category', 'tags', 'sort'),
  component: DiscoverPage,
});
