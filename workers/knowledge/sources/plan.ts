import * as z from 'zod'
import type { Env } from '../../env'
import type { SourceJob } from '../ingest-job'

/** What one reading of a source is to do, and how far it is: a crash goes on from here. */
const plan = z.object({
  run: z.number(),
  robots: z.string(),
  urls: z.array(z.string()),
  isCut: z.boolean(),
  /** A part of the list did not answer: what is missing may be there. */
  isPartial: z.boolean().default(false),
  /** How many of them are done. */
  at: z.number(),
  /** Documents that this reading found. */
  seen: z.array(z.string()),
  failed: z.number(),
})
export type Plan = z.infer<typeof plan>

/** null: none of this run. */
export async function loadPlan(env: Env, job: SourceJob): Promise<Plan | null> {
  const json = await (await env.BUCKET.get(keyOf(job)))?.text()
  const read = json === undefined ? undefined : plan.safeParse(JSON.parse(json))
  return read?.success && read.data.run === job.run ? read.data : null
}

export async function savePlan(env: Env, job: SourceJob, value: Plan): Promise<void> {
  await env.BUCKET.put(keyOf(job), JSON.stringify(value))
}

export async function deletePlan(env: Env, job: SourceJob): Promise<void> {
  await env.BUCKET.delete(keyOf(job))
}

function keyOf({ tenantId, sourceId }: SourceJob): string {
  return `${tenantId}/knowledge/${sourceId}/plan`
}
