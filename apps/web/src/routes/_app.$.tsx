import { createFileRoute } from '@tanstack/react-router';
import { MissingAddress } from '#layout/missing-address.tsx';

/** Any other address. */
export const Route = createFileRoute('/_app/$')({ component: MissingAddress });
