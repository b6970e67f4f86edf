import type { ExportId, GroupId, PictureId, RoomId, UserId } from '@parley/contract/ids';
import type { Tx } from '@parley/db';

/** Every job's name, and what it is given: plain JSON. `jobs.ts` says what each does. */
export interface JobPayloads {
  'accounts.mailDeletion': { userId: UserId; erasesMessages: boolean };
  /** By another name than `userId`, by which what waits for an account is dropped. */
  'accounts.purge': { deletedId: UserId; erasesMessages: boolean };
  'auth.cleanUp': Record<string, never>;
  'auth.mailNewDevice': { userId: UserId; device: string; address: string; at: string };
  'auth.mailPasswordReset': { email: string };
  'emails.mailConfirmation': { userId: UserId; address: string; email: string };
  'discovery.catchUp': Record<string, never>;
  'discovery.refreshActivity': Record<string, never>;
  'discovery.write': { groupId: GroupId };
  'exports.cleanUp': Record<string, never>;
  'exports.make': { userId: UserId; exportId: ExportId };
  'groups.purge': { groupId: GroupId };
  'messages.purge': { roomId: RoomId; seq: number };
  'pictures.cleanUp': Record<string, never>;
  'pictures.import': { userId: UserId; url: string };
  'pictures.render': { pictureId: PictureId };
  'search.indexChanges': Record<string, never>;
  'rooms.purge': { roomIds: RoomId[] };
  'uploads.cleanUp': Record<string, never>;
  'users.endStatus': { userId: UserId; until: string };
}

export type JobName = keyof JobPayloads;

export interface NewJob<Name extends JobName> {
  name: Name;
  payload: JobPayloads[Name];
  /** At once unless given. */
  runAt?: Date;
  /** A job that waits under the same key gives way to this one; one that runs already does not. */
  key?: string;
}

/** Adds a job in the caller's transaction: it exists if what it is about does. It runs at least once, after the commit. */
export async function enqueue<Name extends JobName>(tx: Tx, job: NewJob<Name>): Promise<void> {
  await enqueueAll(tx, [job]);
}

/** Adds any number of jobs as `enqueue` does. One query. */
export async function enqueueAll<Name extends JobName>(tx: Tx, jobs: readonly NewJob<Name>[]): Promise<void> {
  const list = JSON.stringify(jobs);
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(name, payload, run_at => "runAt", job_key => key)
    FROM json_to_recordset(${list}::json) AS job (name text, payload json, "runAt" timestamptz, key text)`;
}

/** Lets jobs of that name run at once that failed and wait to be tried again, or that gave up. One query. */
export async function retryNow(tx: Tx, name: JobName): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now(), attempts => 0)
    FROM graphile_worker.jobs WHERE task_identifier = ${name} AND attempts > 0 AND locked_at IS NULL`;
}
