import { WorkerEntrypoint } from 'cloudflare:workers'
import { distorted } from './distorted'
import { createFailures, type Failure } from './failures'
import { runModel } from './models'

const failures = createFailures('AiError')

/** In place of the `AI` binding: same calls, same names of models, no network, the same answer every time. */
export class AiStandIn extends WorkerEntrypoint {
  async run(model: string, inputs: Record<string, unknown>, _options?: Record<string, unknown>): Promise<unknown> {
    const how = await failures.meet(model)
    const result = runModel(model, inputs)
    return how === undefined ? result : distorted(result, how)
  }

  control(failure: Failure): void {
    failures.set(failure)
  }

  calls(): { model: string; at: number }[] {
    return failures.calls()
  }
}
