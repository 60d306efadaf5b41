import { Problem } from '../platform/problem'
import type { Troubles } from './template-fill'

/** The first that is wrong, with all blanks it concerns; null: nothing. */
export function troubleOf({ extra, missing, wrongFile, unclean, long }: Troubles): Problem | null {
  const [tooLongOne] = long
  if (extra.length > 0) return extraValues(extra)
  if (missing.length > 0) return missingValues(missing)
  if (wrongFile.length > 0) return wrongFiles(wrongFile)
  if (unclean.length > 0) return uncleanValues([...new Set(unclean)])
  return tooLongOne ? tooLong(tooLongOne) : null
}

export function unknownTemplate(): Problem {
  return refuse('unknown', {
    title: 'Template not found',
    detail: 'This number has no template of that name in that language.',
    nextStep: 'Choose one of the list; load it afresh when the template is new.',
  })
}

export function unsendable(reason: string): Problem {
  return refuse('not_sendable', {
    title: 'Template cannot be sent',
    detail: reason,
    nextStep: 'Choose another template.',
  })
}

export function offerOver(): Problem {
  return refuse('offer_over', {
    title: 'The offer is over',
    detail: 'The end of the offer lies in the past.',
    nextStep: 'Set an end that is still to come, then send it.',
  })
}

function missingValues(blanks: string[]): Problem {
  return refuse('missing_values', {
    title: 'Something is missing',
    detail: `Nothing stands for ${named(blanks)}.`,
    nextStep: 'Fill in what is missing, then send it.',
    more: { blanks },
  })
}

function uncleanValues(blanks: string[]): Problem {
  return refuse('bad_values', {
    title: 'WhatsApp would refuse this',
    detail: `New lines, tabs and more than four blanks in a row cannot stand for ${named(blanks)}.`,
    nextStep: 'Write it in one line, then send it.',
    more: { blanks },
  })
}

function extraValues(blanks: string[]): Problem {
  return refuse('extra_values', {
    title: 'Too much was filled in',
    detail: `The template has no ${named(blanks)}.`,
    nextStep: 'Load the template afresh and fill in its blanks.',
    more: { blanks },
  })
}

function wrongFiles(blanks: string[]): Problem {
  return refuse('wrong_file', {
    title: 'Another kind of file is needed',
    detail: `The file for ${named(blanks)} is not of the kind that the template was approved with.`,
    nextStep: 'Choose a file of that kind, then send it.',
    more: { blanks },
  })
}

function tooLong({ field, limit, actual }: Troubles['long'][number]): Problem {
  return refuse('too_long', {
    title: 'Text too long',
    detail: `With its values ${named([field])} has ${actual}; WhatsApp takes at most ${limit.toLocaleString('en')}.`,
    nextStep: 'Shorten what you filled in, then send it.',
    more: { blanks: [field], field, limit, actual },
  })
}

/** `{{1}}` for a blank of the body, else where it stands. */
function named(blanks: string[]): string {
  return blanks.map(inWords).join(', ')
}

function inWords(blank: string): string {
  const card = /^cards\.(\d+)\.?(.*)$/.exec(blank)
  if (card) return [`card ${Number(card[1]) + 1}`, card[2] ? inWords(card[2]) : ''].filter(Boolean).join(': ')
  const button = /^button\.(\d+)$/.exec(blank)
  if (button) return `button ${Number(button[1]) + 1}`
  const part = /^(header|body)\.(.+)$/.exec(blank)
  if (part) return part[1] === 'body' ? `{{${part[2]}}}` : `{{${part[2]}}} of the header`
  if (blank === 'header') return 'the header'
  if (blank === 'body') return 'the text'
  return blank === 'offer' ? 'the end of the offer' : `{{${blank}}}`
}

function refuse(
  reason: string,
  words: { title: string; detail: string; nextStep: string; more?: Record<string, unknown> },
): Problem {
  return new Problem({ status: 422, code: `template.${reason}`, ...words })
}
