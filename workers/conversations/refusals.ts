import { notFound, Problem } from '../platform/problem'

/** What an object answers when it does not do what was asked: why, and what the caller should know. */
export interface Refusal {
  ok: false
  reason: string
}

interface Explanation {
  status: 403 | 404 | 409 | 422
  title: string
  detail: string
  nextStep: string
}

export const EXPLANATIONS: Record<string, Explanation> = {
  window_closed: {
    status: 422,
    title: 'Reply window closed',
    detail: 'The customer wrote more than 24 hours ago, so WhatsApp accepts only an approved template.',
    nextStep: 'Send a template, or keep the text until the customer writes again.',
  },
  spoken_since: {
    status: 409,
    title: 'Somebody answered meanwhile',
    detail: 'Since the message you last saw, a colleague or the assistant has spoken to the customer.',
    nextStep: 'Read what was said (in said), then send again with seenOutbound set to the newest seq.',
  },
  key_reused: {
    status: 422,
    title: 'Idempotency key used before',
    detail: 'This Idempotency-Key belongs to another text, which was stored then. Nothing was sent now.',
    nextStep: 'Send the new text with a key of its own.',
  },
  no_such_quote: {
    status: 422,
    title: 'Nothing there to answer',
    detail: 'The message named in replyTo is not in this conversation, or WhatsApp has not taken it yet.',
    nextStep: 'Send it without replyTo, or answer another message.',
  },
  opted_out: {
    status: 422,
    title: 'Opted out of marketing',
    detail: 'The contact has refused marketing messages, and this template is one.',
    nextStep: 'Choose a template of another category, or wait until they agree to marketing again.',
  },
  needs_phone: {
    status: 422,
    title: 'A phone number is needed',
    detail: 'WhatsApp sends codes to sign in only to phone numbers, and this contact has shown none.',
    nextStep: 'Ask the contact to share their number, or send the code another way.',
  },
  not_taken: {
    status: 409,
    title: 'WhatsApp does not have it yet',
    detail: 'A reaction goes to a message that WhatsApp has taken, and this one has not been.',
    nextStep: 'Wait until it was sent, then react to it.',
  },
  too_old: {
    status: 422,
    title: 'Too old to react to',
    detail: 'WhatsApp takes reactions to messages of the last 30 days.',
    nextStep: 'Answer with a message that quotes it instead.',
  },
  cap_reached: {
    status: 422,
    title: 'Monthly cap reached',
    detail: 'So many messages of this kind were sent this month that the cap (in cap) stops the next.',
    nextStep: 'Ask an administrator to raise the cap under Usage, or wait until next month.',
  },
  no_such_message: {
    status: 404,
    title: 'Message not found',
    detail: 'There is no such message in this conversation.',
    nextStep: 'Load the newest messages instead; it may have been erased, or have moved with its contact.',
  },
  blocked: {
    status: 409,
    title: 'Contact blocked',
    detail: 'Nothing is sent to a blocked contact.',
    nextStep: 'Unblock the contact first.',
  },
  elsewhere: {
    status: 409,
    title: 'Another app holds the thread',
    detail: 'Meta has given this conversation to another app; what we sent now would be refused.',
    nextStep: 'Take the conversation over first (PUT baton), or answer in the other app.',
  },
  disconnected: {
    status: 409,
    title: 'Number not connected',
    detail: 'This number was disconnected from WhatsApp. Its conversations can be read, and nothing can be sent.',
    nextStep: 'Ask an administrator to connect the number again.',
  },
  moved: {
    status: 409,
    title: 'Conversation moved',
    detail: 'This turned out to be part of another conversation of the same contact.',
    nextStep: 'Use the conversation named in to.',
  },
  not_allowed: {
    status: 409,
    title: 'Not possible in this state',
    detail: 'Who speaks now (in baton) cannot be changed in this way.',
    nextStep: 'Unblock the contact, or take the conversation over first.',
  },
  taken: {
    status: 409,
    title: 'Somebody was faster',
    detail: 'Who speaks has changed since you looked (in baton).',
    nextStep: 'Leave it to them, or take it over without from.',
  },
  not_waiting: {
    status: 409,
    title: 'Nothing to send again',
    detail: 'This message is neither failed nor waiting for a lost answer.',
    nextStep: 'Read its status; a delivered message needs no retry.',
  },
}

/** Each reason of the objects in words, with the next step. What else the refusal carries is passed on. */
export function problemOf(refusal: Refusal, noun = 'conversation'): Problem {
  const { ok: _ok, reason, ...more } = refusal
  if (reason === 'not_found' || reason === 'erased') return notFound(noun)
  const known = EXPLANATIONS[reason]
  if (known) return new Problem({ ...known, code: `${noun}.${reason}`, more })
  return new Problem({
    status: 409,
    code: `${noun}.${reason}`,
    title: 'Not possible now',
    detail: `The ${noun} refused: ${reason.replaceAll('_', ' ')}.`,
    nextStep: 'Read its present state and decide anew.',
    more,
  })
}
