import { randomBytes } from 'node:crypto'

/** A plausible wamid: the same outer form as Meta's, with the other side's number or user id inside. */
export function newWamid(peer: string, direction: 'inbound' | 'outbound'): string {
  const [mark, length] = direction === 'inbound' ? [0x12, 20] : [0x11, 18]
  const serial = randomBytes(length / 2)
    .toString('hex')
    .toUpperCase()
  const name = Buffer.from(peer.slice(0, 127), 'latin1')
  return `wamid.${Buffer.concat([
    Buffer.from([0x1d, 0x18, name.length]),
    name,
    Buffer.from([0x15, 0x02, 0x00, mark, 0x18, length]),
    Buffer.from(serial, 'latin1'),
    Buffer.from([0]),
  ]).toString('base64')}`
}
