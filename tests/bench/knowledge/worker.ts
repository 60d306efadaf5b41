import { KnowledgeDO } from '../../../durable-objects/knowledge'
import type { Env } from '../../../workers/env'
import { consumeIngest } from '../../../workers/knowledge/ingest'
import { knowledgeOf } from '../../../workers/objects'

const TENANT = 'bench'

/** What the benchmark asks for: a method of the tenant's knowledge, once for each of `calls`, in one request. */
interface Asked {
  method: 'putDocument' | 'search' | 'saveIntents' | 'isTraining' | 'classify' | 'forgetMemory'
  calls: never[]
}

/** The product's own object, which can also be made to forget what it holds in memory. */
export class BenchedKnowledge extends KnowledgeDO {
  forgetMemory(): void {
    this.ctx.abort('asked to forget')
  }
}

interface BenchEnv extends Omit<Env, 'KNOWLEDGE'> {
  KNOWLEDGE: DurableObjectNamespace<BenchedKnowledge>
}

/** The clock of a Worker stands still while it computes: the benchmark measures from outside, many calls at a time. */
export default {
  async fetch(request, env) {
    if (request.method === 'GET') return new Response('ready')
    const { method, calls } = await request.json<Asked>()
    const { id } = await knowledgeOf(env, TENANT)
    const knowledge = env.KNOWLEDGE.get(id)
    let last: unknown = null
    for (const call of calls) last = await knowledge[method](call)
    return Response.json(last ?? null)
  },
  queue: (batch, env) => consumeIngest(batch, env),
} satisfies ExportedHandler<BenchEnv>
