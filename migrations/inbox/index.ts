import inbox from './0001_inbox.sql'
import marks from './0002_marks.sql'
import meter from './0003_meter.sql'

/** Append-only: what was shipped is never edited. */
export const inboxMigrations = [inbox, marks, meter]
