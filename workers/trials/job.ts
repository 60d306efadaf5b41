import * as z from 'zod'

/** The next slice of a run. The job is a row first: `trial_runs`. */
export const trialJob = z.object({ tenantId: z.string(), runId: z.string().startsWith('run_') })
export type TrialJob = z.infer<typeof trialJob>
