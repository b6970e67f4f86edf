import type { PresenceChange } from '@parley/api/ports/presence-store';
import type { RoomId, UserId } from '@parley/contract/ids';
import type { PresenceChoice, PresenceState } from '@parley/contract/presence';

/** Somebody, and since when, by the clock of Redis. */
export type Since = readonly [UserId, number];

/** What stands in a process's hash, each under the name of its field. */
export interface PresenceFields {
  /** The state of somebody who is connected there. */
  person: PresenceState;
  /** What somebody chose there, and when: they may be connected elsewhere. */
  choice: readonly [PresenceChoice, number];
  here: Since[];
  typing: Since[];
}

export type FieldKind = keyof PresenceFields;

/** `kind:id`; ids hold no colon. */
export const fieldName = (kind: FieldKind, id: string) => `${kind}:${id}`;

export function splitField(name: string): [FieldKind, string] {
  const at = name.indexOf(':');
  return [name.slice(0, at) as FieldKind, name.slice(at + 1)];
}

/** What a change of a field means to those who look; null for what nobody sees. */
export function changeOf(name: string): PresenceChange | null {
  const [kind, id] = splitField(name);
  if (kind === 'person') return { userId: id as UserId };
  return kind === 'choice' ? null : { roomId: id as RoomId, kind };
}
