import knowledge from './0001_knowledge.sql'
import assistant from './0002_assistant.sql'
import training from './0003_training.sql'
import arabic from './0004_arabic.sql'

/** Append-only: what was shipped is never edited. */
export const knowledgeMigrations = [knowledge, assistant, training, arabic]
