import { apiRoutes } from '../auth/endpoint'
import { documentRoutes } from './document-routes'
import { intentRoutes } from './intent-routes'
import { passageRoutes } from './passage-routes'
import { tryRoutes } from './try-routes'

/** What the assistant knows, and a place to try it. */
export const knowledgeRoutes = apiRoutes()
  .route('/', documentRoutes)
  .route('/', passageRoutes)
  .route('/', tryRoutes)
  .route('/', intentRoutes)
