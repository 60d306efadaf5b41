/** Line icons on a 24-unit grid, drawn for this page. */
const PATHS = {
  flask: 'M9 3h6M10 3v6L4.8 18.4A1.8 1.8 0 0 0 6.4 21h11.2a1.8 1.8 0 0 0 1.6-2.6L14 9V3M7.6 14h8.8',
  plus: 'M12 5v14M5 12h14',
  phone:
    'M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM11.5 18h1',
  call: 'M6.5 3.5 9 4l1.5 4-2 2a13 13 0 0 0 5.5 5.5l2-2 4 1.5.5 2.5a2 2 0 0 1-2 2.4A16.5 16.5 0 0 1 4.1 5.5a2 2 0 0 1 2.4-2Z',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3ZM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21M9 21h6',
  send: 'M4 12h14M12.5 6l6 6-6 6',
  signal: 'M4 19v-2M9 19v-5M14 19v-9M19 19V6',
  wifi: 'M3.5 9.5a13 13 0 0 1 17 0M6.8 13.2a8 8 0 0 1 10.4 0M10 16.7a3.4 3.4 0 0 1 4 0',
  battery: 'M4 8h14v8H4ZM21 11v2M7 11v2M10.5 11v2',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  ticks: 'M2 12.5l4.5 4.5L16 7.5M11.5 16l1 1L22 7.5',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v4.5l3 1.5',
  failed: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16ZM12 8v5M12 16v.2',
  image: 'M4 5h16v14H4ZM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5v.1',
  document: 'M7 3h7l4 4v14H7ZM14 3v4h4M10 12h5M10 16h5',
  place:
    'M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11ZM12 7.8a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6Z',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20.5a7.5 7.5 0 0 1 15 0',
  sticker: 'M5 4h14v9l-6 7H5ZM13 20v-7h6M9 9v.1M14.5 9v.1',
  question: 'M9.2 9a3 3 0 1 1 4.3 2.7c-1 .5-1.5 1.1-1.5 2.3M12 17.5v.2M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Z',
  play: 'M7.5 5.5v13l11-6.5Z',
  pause: 'M8.5 6v12M15.5 6v12',
  reply: 'M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6',
  pencil: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5Z',
  trash: 'M4.5 7h15M9 7V4.5h6V7M6.5 7l1 13h9l1-13',
  dots: 'M6 12v.1M12 12v.1M18 12v.1',
  close: 'M6 6l12 12M18 6L6 18',
  list: 'M8 7h12M8 12h12M8 17h12M4 7v.1M4 12v.1M4 17v.1',
} as const
export type IconName = keyof typeof PATHS

const SVG = 'http://www.w3.org/2000/svg'

/** Decorative always: the name stands beside it or on its button. */
export function icon(name: IconName, size = 16): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('width', String(size))
  svg.setAttribute('height', String(size))
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', PATHS[name])
  svg.append(path)
  return svg
}

export function isIconName(name: string): name is IconName {
  return name in PATHS
}

const WAVE = [5, 9, 4, 13, 18, 8, 15, 20, 11, 16, 7, 12, 19, 9, 14, 6, 17, 10, 13, 5, 15, 8, 11, 6, 9]

/** Bars of a voice note: a picture, not a measurement. */
export function wave(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 110 22')
  svg.setAttribute('class', 'wave')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', WAVE.map((height, index) => `M${index * 4.4 + 2} ${11 - height / 2}v${height}`).join(''))
  svg.append(path)
  return svg
}
