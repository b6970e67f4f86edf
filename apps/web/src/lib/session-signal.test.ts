import { expect, test } from 'vitest';
import { announceSession, announceSessionHere, onSessionChange, sessionEnd } from './session-signal.ts';

function countChanges() {
  let changes = 0;
  const stop = onSessionChange(() => changes++);
  return () => {
    stop();
    return changes;
  };
}

test('a session that is over is said once, however many answers say so, and again when the next one ends', () => {
  const first = countChanges();
  announceSessionHere();
  announceSessionHere();
  expect(first()).toBe(1);
  expect(sessionEnd()).toBe('ended');

  announceSession('signedIn');
  expect(sessionEnd()).toBeNull();
  const second = countChanges();
  announceSessionHere();
  expect(second()).toBe(1);
});

test('answers that are refused after a sign-out leave it a sign-out', () => {
  announceSession('signedIn');
  announceSession('signingOut');
  announceSession('signedOut');
  const changes = countChanges();
  announceSessionHere();
  expect(changes()).toBe(0);
  expect(sessionEnd()).toBe('signedOut');
});
