import { DurableObject } from 'cloudflare:workers'
import type { Env } from '../workers/env'

/** One phone number: its pace, its circuit breaker, what may still be sent today. */
export class ChannelDO extends DurableObject<Env> {}
