import { AiStandIn } from './ai/entrypoint'
import { VectorizeStandIn } from './vectorize/entrypoint'
import { VectorStore } from './vectorize/store'

export { AiStandIn, VectorizeStandIn, VectorStore }

/** Reached by service bindings only. Development equipment: never deployed. */
export default {
  fetch: () => new Response('Not found', { status: 404 }),
} satisfies ExportedHandler
