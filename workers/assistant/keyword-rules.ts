import { RE2JS } from 're2js'
import type { KeywordRule } from '../channels/channel'

interface CompiledRule {
  pattern: RE2JS
  reply: string
}

/** Compiled once for each array a channel carries: channels are cached for seconds, messages come by the thousand. */
const compiled = new WeakMap<readonly KeywordRule[], CompiledRule[]>()

const FLAGS = RE2JS.CASE_INSENSITIVE | RE2JS.DOTALL
/** A rule answers what people type, not pasted books. */
const MAX_TEXT_CHARS = 4096
const MAX_PATTERN_CHARS = 500
/** Steps of the compiled machine: `(a{1000}){1000}` is linear too, only a million times a character. */
const MAX_PROGRAM = 2000

/** The first rule that matches decides. The engine is linear in the text, so a tenant's pattern cannot hold up an object. */
export function ruleFor(text: string, rules: readonly KeywordRule[]): { reply: string; rule: string } | null {
  if (rules.length === 0) return null
  const input = text.slice(0, MAX_TEXT_CHARS)
  for (const { pattern, reply } of compiledRules(rules)) {
    const match = pattern.exec(input)
    if (match) return { reply: filledIn(reply, match), rule: pattern.pattern() }
  }
  return null
}

/** Called when a rule is saved. `ok: false` says why it cannot be used. */
export function checkRule(
  rule: KeywordRule,
): { ok: true } | { ok: false; reason: 'pattern' | 'too_long' | 'too_costly' | 'empty' } {
  if (rule.match.trim() === '' || rule.reply.trim() === '') return { ok: false, reason: 'empty' }
  if (rule.match.length > MAX_PATTERN_CHARS) return { ok: false, reason: 'too_long' }
  const pattern = compile(rule.match)
  if (!pattern) return { ok: false, reason: 'pattern' }
  if (pattern.programSize() > MAX_PROGRAM) return { ok: false, reason: 'too_costly' }
  return { ok: true }
}

/** A pattern that does not pass is skipped: it was saved by an older version, and the others still count. */
function compiledRules(rules: readonly KeywordRule[]): CompiledRule[] {
  const known = compiled.get(rules)
  if (known) return known
  const usable = rules.flatMap((rule) => {
    const pattern = checkRule(rule).ok ? compile(rule.match) : null
    return pattern ? [{ pattern, reply: rule.reply }] : []
  })
  compiled.set(rules, usable)
  return usable
}

function compile(source: string): RE2JS | null {
  try {
    return RE2JS.compile(source, FLAGS)
  } catch {
    return null // not a pattern of this engine: look-around, back references, or plain wrong
  }
}

/** `$1` to `$9`; `$$` is a dollar sign; a group that took no part is empty. */
function filledIn(reply: string, groups: readonly unknown[]): string {
  return reply.replace(/\$(\$|[1-9])/g, (_, sign: string) => {
    if (sign === '$') return '$'
    const group = groups[Number(sign)]
    return typeof group === 'string' ? group : ''
  })
}
