import log from './0001_log.sql'

/** Append-only. */
export const conversationMigrations: readonly string[] = [log]
