import { env } from 'cloudflare:workers'
import { newId } from '../../../workers/platform/ids'

export const freshTenant = () => newId('t').replace('_', '-')

/** The queue takes jobs but nobody works them off: each test says when. */
export function quietEnv(over: Partial<typeof env> = {}): typeof env {
  const queue = {
    ...env.INGEST_QUEUE,
    send: async () => ({ metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } }),
  }
  return { ...env, INGEST_QUEUE: queue, ...over }
}

/** A FAQ of so many entries, each a passage of its own. */
export function faq(entries: number): string {
  return Array.from({ length: entries }, (_, n) => `Q: What is rule ${n}?\nA: Rule ${n} is number ${n * 7}.`).join(
    '\n\n',
  )
}

/** The stand-in, and what happens each time it is asked. */
export function watchedAi(onCall: (texts: number) => Promise<void>): typeof env.AI {
  return {
    run: async (model, inputs) => {
      await onCall(Array.isArray(inputs.text) ? inputs.text.length : 0)
      return env.AI.run(model, inputs)
    },
  }
}

/** Objects that break when a document is put into them. */
export function brokenKnowledge(): typeof env.KNOWLEDGE {
  return new Proxy(env.KNOWLEDGE, {
    get(objects, name) {
      if (name === 'idFromName') return objects.idFromName.bind(objects)
      return (id: DurableObjectId) =>
        new Proxy(objects.get(id), {
          get: (object, method) => {
            if (method === 'putDocument') return () => Promise.reject(new Error('down'))
            return Reflect.get(object, method)
          },
        })
    },
  })
}
