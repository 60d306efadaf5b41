import { faultCount, figure, type Results } from './results.ts'

/** One line of the table: what was measured, what it should be, and whether it is. */
export interface Row {
  what: string
  product: number | null
  floor: number | null
  /** Product to floor, or the product's figure itself where there is nothing to compare with. */
  value: number | null
  target: string
  /** Null: not measured. */
  pass: boolean | null
  /** A correctness row that fails makes the run fail. */
  mustHold: boolean
}

interface Target {
  what: string
  figure: string
  limit: number
  sense: 'at_most' | 'at_least'
  comparedWithFloor: boolean
}

/** The design's numbers (its chapter 9), as far as they can be seen from outside over HTTP. */
const TARGETS: Target[] = [
  ratio('ack p50, ms, at 60/s', 'ackP50', 1.5),
  ratio('ack p99, ms, at 60/s', 'ackP99', 2),
  ratio('webhook → Graph call p50, ms, at 60/s', 'replyP50', 1.5),
  ratio('webhook → Graph call p99, ms, at 60/s', 'replyP99', 2),
  { ...ratio('saturated replies/s', 'repliesPerSecond', 0.6), sense: 'at_least' },
  ratio('CPU ms per message with its reply, at 60/s', 'cpuMsPerMessage', 2),
  ratio('CPU ms per message with its reply, saturated', 'saturatedCpuMsPerMessage', 2),
  limit('growth: CPU at 10,000 messages to CPU at 50', 'growth', 1.2),
  limit('rows written per message, reply, three statuses', 'rowsWritten', 14),
  limit('… of them in the conversation', 'conversationRowsWritten', 8),
  limit('… of them in the inbox', 'inboxRowsWritten', 6),
  limit('… of them in D1', 'd1RowsWritten', 0),
  limit('platform cost per million of these, USD', 'usdPerMillion', 15),
  limit('webhook → row on the screen p95, ms, at 50/s', 'rowAt50P95', 150),
  limit('webhook → bubble on the screen p95, ms, at 50/s', 'bubbleAt50P95', 150),
  limit('webhook → row on the screen p95, ms, at 200/s', 'rowAt200P95', 300),
  limit('webhook → bubble on the screen p95, ms, at 200/s', 'bubbleAt200P95', 300),
  limit('first load: script of the page, KB gzip', 'entryScriptKb', 90),
  limit('first load: all script until the list stands, KB gzip', 'scriptKb', 90),
  limit('first load: interactive, ms', 'interactiveMs', 1000),
  limit('scrolling the whole list: frames over 20 ms, %', 'slowFramesPercent', 1),
  limit('opening a conversation p95, ms', 'openColdP95', 50),
  limit('first page of the inbox p95, ms', 'inboxPageP95', 50),
  limit('key → what it did on the screen p95, ms', 'keyP95', 50),
  limit('search among 10,000 passages, ms', 'searchMs', 5),
  limit('… the first one of a cold tenant, ms', 'coldSearchMs', 1000),
  limit('… the first one after an edit, ms', 'searchAfterEditMs', 100),
  limit('… while intents are trained p95, ms', 'searchWhileTrainingP95', 100),
  limit('intent of a message, 150 intents of 10 examples, ms', 'intentMs', 2),
  limit('… the first one of a cold tenant, ms', 'coldIntentMs', 1000),
  limit('saving intents, ms', 'saveIntentsMs', 100),
  limit('… until they are learnt, ms', 'trainMs', 10_000),
]

/** Fault names in the order of the table, with the words for them. */
const CORRECTNESS: Record<string, string> = {
  lost: 'lost',
  doubled: 'doubled (beyond sends in flight at a kill)',
  outOfOrder: 'out of order',
  overlapping: 'overlapping',
  wrongContact: 'to the wrong contact',
  forgedAccepted: 'forged accepted',
  shapeRefused: 'batch shape refused',
  unacknowledged: 'never acknowledged after a restart',
  statusesWrong: 'status lost or moved back',
  statusesRefused: 'status never acknowledged',
  notShown: 'never shown on the screen',
  rateExceeded: 'above the rate of the number, in the worst second',
  pairExceeded: 'sent before its time to one customer',
  meteredWrong: 'metered otherwise than the sink saw',
  stopped: 'scenario that could not run',
}

export function rowsOf(product: Results, floor: Results): Row[] {
  return [
    ...Object.entries(CORRECTNESS)
      .filter(([fault]) => product.faults.has(fault) || floor.faults.has(fault))
      .map(([fault, what]) => correctnessRow(what, product, floor, fault)),
    ...TARGETS.filter((target) => product.figures.has(target.figure) || floor.figures.has(target.figure)).map(
      (target) => targetRow(target, figure(product, target.figure), figure(floor, target.figure)),
    ),
  ]
}

function correctnessRow(what: string, product: Results, floor: Results, fault: string): Row {
  const count = product.faults.has(fault) ? faultCount(product, fault) : null
  const ofFloor = floor.faults.has(fault) ? faultCount(floor, fault) : null
  const pass = count === null ? null : count === 0
  return { what, product: count, floor: ofFloor, value: count, target: '0', pass, mustHold: true }
}

function targetRow(
  { what, limit, sense, comparedWithFloor }: Target,
  product: number | null,
  floor: number | null,
): Row {
  const value = comparedWithFloor ? (product !== null && floor ? product / floor : null) : product
  const target = `${sense === 'at_most' ? '≤' : '≥'} ${limit}${comparedWithFloor ? ' ×' : ''}`
  const pass = value === null ? null : sense === 'at_most' ? value <= limit : value >= limit
  return { what, product, floor, value, target, pass, mustHold: false }
}

function ratio(what: string, name: string, most: number): Target {
  return { what, figure: name, limit: most, sense: 'at_most', comparedWithFloor: true }
}

function limit(what: string, name: string, most: number): Target {
  return { what, figure: name, limit: most, sense: 'at_most', comparedWithFloor: false }
}
