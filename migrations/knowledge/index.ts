import knowledge from './0001_knowledge.sql'

/** Append-only: what was shipped is never edited. */
export const knowledgeMigrations = [knowledge]
