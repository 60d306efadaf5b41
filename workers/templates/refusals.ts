import { Problem } from '../platform/problem'
import type { GraphFailure } from '../whatsapp/graph'
import { describeGraphError } from '../whatsapp/graph-errors'
import type { Editable } from './edit-rules'
import type { LintProblem } from './lint'

type Words = { title: string; detail: string; nextStep: string; more?: Record<string, unknown> }

function refuse(status: 404 | 409 | 413 | 415 | 422 | 429 | 502, code: string, words: Words): Problem {
  return new Problem({ status, code: `template.${code}`, ...words })
}

export function lintRefused(problems: LintProblem[]): Problem {
  return refuse(422, 'invalid', {
    title: 'WhatsApp would refuse this template',
    detail: problems.find(({ level }) => level === 'refused')?.text ?? '',
    nextStep: 'Correct what is marked, then submit it again.',
    more: { problems },
  })
}

export function exists(): Problem {
  return refuse(409, 'exists', {
    title: 'The name is taken',
    detail: 'The account has a template of this name in this language.',
    nextStep: 'Choose another name, or edit the one that exists.',
  })
}

export function nameBlocked(until: number): Problem {
  return refuse(409, 'name_blocked', {
    title: 'The name is blocked',
    detail: 'A template of this name was deleted; WhatsApp keeps the name for 30 days.',
    nextStep: 'Choose another name.',
    more: { until },
  })
}

export function tooManyNew(): Problem {
  return refuse(429, 'too_many_new', {
    title: 'Too many new templates',
    detail: 'WhatsApp takes 100 new templates of an account in an hour.',
    nextStep: 'Submit it in an hour.',
  })
}

export function notEditable({ reason, until }: Extract<Editable, { ok: false }>): Problem {
  const detail = {
    status: 'A template can be edited when it is approved, rejected or paused.',
    once_a_day: 'WhatsApp takes one edit of an approved template in 24 hours.',
    ten_a_month: 'WhatsApp takes ten edits of an approved template in 30 days.',
  }[reason]
  return refuse(409, 'not_editable', {
    title: 'Cannot be edited now',
    detail,
    nextStep:
      until === null ? 'Wait for the review, or make a new template.' : 'Edit it later, or make a new template.',
    more: { reason, until },
  })
}

export function categoryFixed(): Problem {
  return refuse(422, 'category_fixed', {
    title: 'The category is fixed',
    detail: 'The category of an approved template cannot be changed.',
    nextStep: 'Keep the category, or make a new template.',
  })
}

export function notPaused(): Problem {
  return refuse(409, 'not_paused', {
    title: 'Not paused',
    detail: 'Only a paused template can be taken up again.',
    nextStep: 'Load the list afresh.',
  })
}

export function cannotDelete(): Problem {
  return refuse(409, 'not_deletable', {
    title: 'Cannot be deleted',
    detail: 'WhatsApp does not delete a template that it has disabled.',
    nextStep: 'Leave it: nobody can send it.',
  })
}

export function notHere(): Problem {
  return refuse(404, 'not_found', {
    title: 'Not found',
    detail: 'This number has no template of that name in that language.',
    nextStep: 'Load the list afresh.',
  })
}

export function notConnected(): Problem {
  return refuse(409, 'not_connected', {
    title: 'Not connected',
    detail: 'This number is not connected to WhatsApp.',
    nextStep: 'Ask an administrator to connect it again.',
  })
}

export function badSample(reason: 'empty' | 'too_large' | 'wrong_type', more: Record<string, unknown> = {}): Problem {
  const words = {
    empty: { status: 422, detail: 'The file is empty.', nextStep: 'Choose another file.' },
    too_large: {
      status: 413,
      detail: 'A sample has at most 16 MB.',
      nextStep: 'Choose a smaller file: it is only for the review.',
    },
    wrong_type: {
      status: 415,
      detail: 'A sample is a JPEG, PNG, MP4 or PDF.',
      nextStep: 'Convert the file, or choose another.',
    },
  } as const
  const { status, detail, nextStep } = words[reason]
  return refuse(status, `sample_${reason}`, { title: 'Not a sample', detail, nextStep, more })
}

/** Meta said no: in its own words, for a template is refused for reasons of its text. */
export function refusedByMeta(failure: GraphFailure): Problem {
  const rule = describeGraphError(failure.code, failure.httpStatus)
  if (failure.class !== 'never' || rule.needsReconnect)
    return refuse(502, 'not_taken', {
      title: 'WhatsApp did not take it',
      detail: rule.needsReconnect ? rule.reason : 'WhatsApp did not answer, or had a problem of its own.',
      nextStep: rule.needsReconnect
        ? rule.nextStep
        : 'Load the list afresh: it may have arrived. Else try again in a minute.',
      more: { graphCode: failure.code, needsReconnect: rule.needsReconnect ?? false },
    })
  return refuse(422, 'refused', {
    title: 'WhatsApp refused it',
    detail: failure.details ?? 'WhatsApp gave no reason.',
    nextStep: 'Change what WhatsApp names, then submit it again.',
    more: { graphCode: failure.code },
  })
}
