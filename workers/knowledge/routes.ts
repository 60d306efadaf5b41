import { apiRoutes } from '../auth/endpoint'
import { intentRoutes } from '../intents/routes'
import { intentSuggestionRoutes } from '../intents/suggestion-routes'
import { deletionRoutes } from './deletion-routes'
import { documentRoutes } from './document-routes'
import { draftRoutes } from './draft-routes'
import { fileRoutes } from './file-routes'
import { passageRoutes } from './passage-routes'
import { phrasingRoutes } from './phrasing-routes'
import { sourceRoutes } from './sources/source-routes'
import { tryRoutes } from './try-routes'
import { versionRoutes } from './version-routes'

/** What the assistant knows, and a place to try it. */
export const knowledgeRoutes = apiRoutes()
  .route('/', documentRoutes)
  .route('/', deletionRoutes)
  .route('/', draftRoutes)
  .route('/', fileRoutes)
  .route('/', passageRoutes)
  .route('/', phrasingRoutes)
  .route('/', sourceRoutes)
  .route('/', tryRoutes)
  .route('/', versionRoutes)
  .route('/', intentRoutes)
  .route('/', intentSuggestionRoutes)
