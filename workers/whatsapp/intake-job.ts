import * as z from 'zod'

/** A webhook body too large to fan out while Meta waits: the bytes are in R2, the row in `webhook_intake`. */
export const intakeJob = z.object({ intakeId: z.string().startsWith('ink_') })
export type IntakeJob = z.infer<typeof intakeJob>
