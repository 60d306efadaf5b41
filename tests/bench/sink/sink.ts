import { fileURLToPath } from 'node:url'
import { startNodeChild, stopChild } from '../children.ts'
import type { Behaviour } from './behaviour.ts'
import type { Progress, SinkAnswer, SinkRequest, Taken } from './messages.ts'

export interface Sink {
  /** Base of the Graph API for the system under test. */
  url: string
  behave(behaviour: Behaviour): Promise<void>
  progress(): Promise<Progress>
  /** Every call since the last take. */
  take(): Promise<Taken>
  stop(): Promise<void>
}

/** Starts the sink's process; it posts statuses to the webhook on `webhookPort`. */
export async function startSink(webhookPort: number): Promise<Sink> {
  const child = startNodeChild(fileURLToPath(new URL('process.ts', import.meta.url)), [String(webhookPort)], 'inherit')
  const waiting = new Map<number, (answer: SinkAnswer) => void>()
  child.on('message', (answer: SinkAnswer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  let asked = 0
  const started = await new Promise<SinkAnswer>((resolve, reject) => {
    waiting.set(0, resolve)
    child.once('exit', () => reject(new Error('the sink did not start')))
  })
  if (!('port' in started)) throw new Error('the sink did not say its port')

  function ask(request: SinkRequest): Promise<SinkAnswer> {
    return new Promise((resolve, reject) => {
      waiting.set(request.id, resolve)
      child.send(request, (error) => error && reject(error))
    })
  }

  return {
    url: `http://127.0.0.1:${started.port}`,
    async behave(behaviour) {
      await ask({ id: ++asked, ask: 'behave', behaviour })
    },
    async progress() {
      const answer = await ask({ id: ++asked, ask: 'progress' })
      if ('progress' in answer) return answer.progress
      throw new Error('the sink misunderstood')
    },
    async take() {
      const answer = await ask({ id: ++asked, ask: 'take' })
      if ('taken' in answer) return answer.taken
      throw new Error('the sink misunderstood')
    },
    stop: () => stopChild(child),
  }
}
