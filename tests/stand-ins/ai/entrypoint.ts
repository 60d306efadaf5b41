import { WorkerEntrypoint } from 'cloudflare:workers'
import { createFailures, type Failure } from './failures'
import { runModel } from './models'

const failures = createFailures('AiError')

/** In place of the `AI` binding: same calls, same names of models, no network, the same answer every time. */
export class AiStandIn extends WorkerEntrypoint {
  async run(model: string, inputs: Record<string, unknown>, _options?: Record<string, unknown>): Promise<unknown> {
    await failures.meet(model)
    return runModel(model, inputs)
  }

  control(failure: Failure): void {
    failures.set(failure)
  }

  calls(): { model: string; at: number }[] {
    return failures.calls()
  }
}
