import { env } from 'cloudflare:workers'

/** The stand-in can be told what to do wrong, and says what it was asked; the product's own type knows nothing of that. */
export interface FaultyAi {
  control(fault: Record<string, unknown>): Promise<void>
  /** The last hundred: look by time, not by place. */
  calls(): Promise<{ model: string; at: number }[]>
}

export function faultyAi(): FaultyAi {
  return (env as unknown as { AI: FaultyAi }).AI
}
