import type { ProviderName } from '@parley/contract/instance';
import { trpc } from '#lib/trpc.ts';
import { providerTexts } from '#texts/providers.ts';

/** Leaves with the whole page for a provider, which sends the browser back here. */
export const useOauth = () =>
  trpc.identities.begin.useMutation({ onSuccess: ({ url }) => window.location.assign(url) });

/** Why a way through a provider led nowhere, in words, by what came back, such as `google.denied`; undefined when it didn't. */
export function oauthProblem(problem = '') {
  const [provider = '', reason = ''] = problem.split('.');
  if (!Object.hasOwn(providerTexts.names, provider) || !Object.hasOwn(providerTexts.problems, reason)) return undefined;
  return providerTexts.problems[reason]?.(provider as ProviderName);
}
