import inbox from './0001_inbox.sql'

/** Append-only: what was shipped is never edited. */
export const inboxMigrations = [inbox]
