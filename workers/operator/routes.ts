import { Hono } from 'hono'
import { operations } from '../platform/operations'
import { audited, type OperatorEnv, operatorsOnly } from './access'
import { historyRoutes } from './history-routes'
import { incidentRoutes } from './incident-routes'
import { intakeRoutes } from './intake-routes'
import { knowledgeRoutes } from './knowledge-routes'
import { labelRoutes } from './label-routes'
import { parkedRoutes } from './parked-routes'
import { setupRoutes } from './setup-routes'

/** On the Worker's own domain only; the dashboard's door does not pass it on. */
export const operatorRoutes = new Hono<OperatorEnv>()
  .use(operatorsOnly, audited)
  .get('/metrics', (c) => c.json({ operations: operations() }, 200))
  .route('/', setupRoutes)
  .route('/', knowledgeRoutes)
  .route('/', labelRoutes)
  .route('/', historyRoutes)
  .route('/', incidentRoutes)
  .route('/', intakeRoutes)
  .route('/', parkedRoutes)
