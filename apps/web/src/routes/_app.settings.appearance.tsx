import { createFileRoute } from '@tanstack/react-router';
import { ThemeChoice } from '#settings/theme-choice.tsx';

export const Route = createFileRoute('/_app/settings/appearance')({ component: ThemeChoice });
