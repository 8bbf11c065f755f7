/** What was kept of the rooms: a database by itself, so that it can go as a whole, and drafts and what was not sent stay. */
export const logsDatabase = 'parley-logs';

/** Nothing of the rooms stays in this browser. A tab that has the database open lets go of it. */
export function forgetLogs(): void {
  try {
    indexedDB.deleteDatabase(logsDatabase);
  } catch {
    // A browser that keeps nothing.
  }
}
