import inbox from './0001_inbox.sql'
import marks from './0002_marks.sql'

/** Append-only: what was shipped is never edited. */
export const inboxMigrations = [inbox, marks]
