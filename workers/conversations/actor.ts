/** Who did it. Stored with every entry of a conversation, so that each change can say its cause. */
export type Actor =
  | { kind: 'customer' }
  | { kind: 'agent'; userId: string }
  | { kind: 'api'; keyId: string }
  | { kind: 'assistant' }
  | { kind: 'rule'; rule: string }
  | { kind: 'phone_app' }
  | { kind: 'system'; cause: string }

/** `agent:usr_1`, `assistant`, `rule:ping (\d+)`: one word for lists and feeds. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'agent':
      return `agent:${actor.userId}`
    case 'api':
      return `api:${actor.keyId}`
    case 'rule':
      return `rule:${actor.rule}`
    case 'system':
      return `system:${actor.cause}`
    default:
      return actor.kind
  }
}

/** A person of the tenant, at a screen or through the API. */
export function isPerson(actor: Actor): boolean {
  return actor.kind === 'agent' || actor.kind === 'api'
}
