import * as z from 'zod'
import { capText } from './loose'

/** A text of at most `max` code points (longer is cut); anything else is absent. */
export const words = (max: number) =>
  z
    .string()
    .transform((text) => capText(text, max))
    .optional()
    .catch(undefined)

/** A text that means nothing when cut (an id, a hash): absent unless it fits. */
export const token = (max: number) => z.string().min(1).max(max).optional().catch(undefined)

export const flag = z.boolean().optional().catch(undefined)
