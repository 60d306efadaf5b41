import { apiRoutes } from '../auth/endpoint'
import { answeredRoutes } from './answered-routes'
import { gateRoutes } from './gate-routes'
import { insightRoutes } from './insight-routes'
import { trialRoutes } from './routes'
import { setRoutes } from './set-routes'

/** Before the assistant goes live, and how it does afterwards. */
export const assistantTrialRoutes = apiRoutes()
  .route('/', setRoutes)
  .route('/', trialRoutes)
  .route('/', gateRoutes)
  .route('/', insightRoutes)
  .route('/', answeredRoutes)
