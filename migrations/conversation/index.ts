import log from './0001_log.sql'
import uploads from './0002_uploads.sql'

/** Append-only. */
export const conversationMigrations: readonly string[] = [log, uploads]
