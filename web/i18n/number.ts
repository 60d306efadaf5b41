import { tag } from '.'

export function number(value: number): string {
  return new Intl.NumberFormat(tag()).format(value)
}

/** 0.92 → 92 % */
export function percent(share: number): string {
  return new Intl.NumberFormat(tag(), { style: 'percent' }).format(share)
}

/** 40 ms → 40 ms, 1800 ms → 1.8 s */
export function briefTime(ms: number): string {
  if (ms >= 1000) return seconds(ms)
  const options = { style: 'unit', unit: 'millisecond', unitDisplay: 'short', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(tag(), options).format(ms)
}

/** 1800 ms → 1.8 s */
export function seconds(ms: number): string {
  const options = { style: 'unit', unit: 'second', unitDisplay: 'narrow', maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(tag(), options).format(ms / 1000)
}
