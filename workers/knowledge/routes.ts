import { apiRoutes } from '../auth/endpoint'
import { intentRoutes } from '../intents/routes'
import { documentRoutes } from './document-routes'
import { passageRoutes } from './passage-routes'
import { tryRoutes } from './try-routes'

/** What the assistant knows, and a place to try it. */
export const knowledgeRoutes = apiRoutes()
  .route('/', documentRoutes)
  .route('/', passageRoutes)
  .route('/', tryRoutes)
  .route('/', intentRoutes)
