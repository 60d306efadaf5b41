import channel from './0001_channel.sql'

/** Append-only: what was shipped is never edited. */
export const channelMigrations = [channel]
