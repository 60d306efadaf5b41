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
  empty: {
    status: 422,
    title: 'Nothing to send',
    detail: 'The text is empty or only blanks.',
    nextStep: 'Write something, then send it.',
  },
  too_long: {
    status: 422,
    title: 'Text too long',
    detail: 'WhatsApp takes at most 4,096 characters in one message.',
    nextStep: 'Shorten the text, or send it in two messages.',
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
