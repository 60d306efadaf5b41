import type { Morning } from '../morning.ts'

/** What each of them writes, waiting for the answer between two lines. */
function writes(wa_id: string, name: string, ...lines: string[]): Morning['before'][number] {
  return { contact: { wa_id, name }, acts: lines.map((text) => ({ customer: { type: 'text', text } })) }
}

/** Customers of the assistant: a lead, a booking, what nobody wrote down yet, and ordinary questions in several languages. */
export const travellers: Morning['before'] = [
  writes(
    '15550121001',
    'Pella Winter',
    'We are thinking about the Andaman islands tour, our budget is ₹1,80,000',
    'On 14 February',
    'How much luggage can I bring?',
    'We are 6 people',
  ),
  writes('15550121002', 'Dev Marigold', 'I want to book the Hampi tour', '9 January', '4', 'Dev Marigold', 'Yes'),
  writes('15550121003', 'Ines Tidewater', 'Do you have gift vouchers?'),
  writes('15550121004', 'Rafi Stonecrop', 'Can I buy gift vouchers from you?'),
  writes('15550121005', 'Lotte Quill', 'Do you sell gift vouchers for a trip?'),
  writes('15550121006', 'Bo Lichen', 'Do you rent out cameras?'),
  writes('15550121007', 'Asha Fern', 'How can I pay?', 'Thank you!'),
  writes('15550121008', 'Omar Linden', 'coorg ka rate kya hai'),
  writes('15550121009', 'Yazh Coral', 'கூர்க் சுற்றுலாவின் கட்டணம் எவ்வளவு?', 'நன்றி'),
]
