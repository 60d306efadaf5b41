import type { Channel } from '../channels/channel'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import type { TemplateMessage, TemplatePreview, TemplateValue } from '../whatsapp/outbound'
import { fillBlanks, type Template } from './template'
import { templatesOf } from './templates'

export interface ChosenTemplate {
  name: string
  language: string
  body: { name?: string | undefined; text: string }[]
}

/** What is sent of a template, with how it reads. Throws a 422 that says what is missing or why it cannot be sent. */
export async function templateToSend(env: Env, channel: Channel, chosen: ChosenTemplate): Promise<TemplateMessage> {
  const { templates } = await templatesOf(env, channel)
  const template = templates.find(({ name, language }) => name === chosen.name && language === chosen.language)
  if (!template) throw unknown()
  return composeTemplate(template, chosen.body)
}

/** Throws as above. */
export function composeTemplate(template: Template, given: ChosenTemplate['body']): TemplateMessage {
  const { name, language, category, sendable, reason, variables } = template
  if (!sendable) throw unsendable(reason ?? '')
  const values = valuesOf(template, given)
  const missing = variables.filter(({ key }) => !values.get(key)?.trim()).map(({ key }) => key)
  if (missing.length > 0) throw missingValues(missing)
  const unclean = variables.filter(({ key }) => UNCLEAN.test(values.get(key) ?? '')).map(({ key }) => key)
  if (unclean.length > 0) throw uncleanValues(unclean)
  const preview = previewOf(template, values)
  if (preview.text.length > MAX_BODY && [...preview.text].length > MAX_BODY) throw tooLong()
  const body = variables.map(({ key }): TemplateValue => {
    const text = values.get(key) ?? ''
    return isPosition(key) ? { text } : { name: key, text }
  })
  return { type: 'template', name, language, category, preview, ...(body.length > 0 ? { body } : {}) }
}

/** Meta refuses these in a value (132018). */
const UNCLEAN = /[\n\r\t]| {5}/
/** Meta: characters of a body with its values. */
const MAX_BODY = 1024

/** By name where there are names, else by position; a position may be named too. */
function valuesOf({ variables }: Template, given: ChosenTemplate['body']): Map<string, string> {
  const keys = given.map(({ name }, index) => name ?? variables[index]?.key ?? String(index + 1))
  const extra = keys.filter((key) => !variables.some((variable) => variable.key === key))
  if (extra.length > 0) throw extraValues(extra)
  return new Map(given.map(({ text }, index) => [keys[index] ?? '', text]))
}

function previewOf({ header, body, footer, buttons }: Template, values: Map<string, string>): TemplatePreview {
  return {
    ...(header?.text ? { header: header.text } : {}),
    text: fillBlanks(body, values),
    ...(footer ? { footer } : {}),
    ...(buttons.length > 0 ? { buttons: buttons.map(({ text }) => text) } : {}),
  }
}

function isPosition(key: string): boolean {
  return /^\d+$/.test(key)
}

function unknown(): Problem {
  return refuse('unknown', {
    title: 'Template not found',
    detail: 'This number has no template of that name in that language.',
    nextStep: 'Choose one of the list; load it afresh when the template is new.',
  })
}

function unsendable(reason: string): Problem {
  return refuse('not_sendable', {
    title: 'Template cannot be sent',
    detail: reason,
    nextStep: 'Choose another template.',
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

function tooLong(): Problem {
  return refuse('too_long', {
    title: 'Text too long',
    detail: 'With its values the text of a template has at most 1,024 characters.',
    nextStep: 'Shorten what you filled in, then send it.',
  })
}

function named(blanks: string[]): string {
  return blanks.map((blank) => `{{${blank}}}`).join(', ')
}

function refuse(
  reason: string,
  words: { title: string; detail: string; nextStep: string; more?: Record<string, unknown> },
): Problem {
  return new Problem({ status: 422, code: `template.${reason}`, ...words })
}
