import type { Morning } from '../morning.ts'
import { MAIN_LINE } from './tenant.ts'
import { travellers } from './travellers.ts'

const ARUN = 'usr_bluebird_agent'
const LEELA = 'usr_bluebird_supervisor'

/** What happens this morning in the demo, so that whoever opens it finds an inbox at work and not an empty one. */
export const today: Morning = {
  number: MAIN_LINE,
  before: travellers,
  scenes: [
    {
      contact: { wa_id: '15550120006', name: 'Ottoline Kite' },
      acts: [{ customer: { type: 'text', text: 'What are your opening hours?' } }, { state: 'resolved' }],
    },
    {
      contact: { wa_id: '15550120003', name: 'Ilango Marble' },
      acts: [{ customer: { type: 'text', text: 'உங்கள் அலுவலகம் எப்போது திறக்கும்?' } }],
    },
    {
      contact: { wa_id: '15550120002', name: 'Bimal Banyan' },
      acts: [{ customer: { type: 'text', text: 'कूर्ग वीकेंड की कीमत कितनी है?' } }],
    },
    {
      contact: { wa_id: '15550120007', name: 'Tamsin Teapot' },
      acts: [
        {
          customer: {
            type: 'text',
            text: 'I am at the office on Monday at ten. Can I bring a friend to the Hampi tour?',
          },
        },
        { assign: ARUN, labels: ['lbl_rebooking'] },
        { customer: { type: 'document', filename: 'booking-hampi.pdf' } },
        { customer: { type: 'image', caption: 'We would love to stop here on the way.' } },
      ],
    },
    {
      contact: { wa_id: '15550120005', name: 'Noor Almond' },
      acts: [{ customer: { type: 'text', text: 'This is the third time I ask. I want to speak to a human' } }],
    },
    {
      contact: { wa_id: '15550120004', name: 'Juniper Vale' },
      acts: [
        { customer: { type: 'audio', said: 'Do I need a permit for the Andaman islands?' } },
        { labels: ['lbl_visa'] },
      ],
    },
    {
      contact: { wa_id: '15550120001', name: 'Kavi Lantern' },
      acts: [
        { customer: { type: 'text', text: 'How much is the Coorg weekend?' } },
        { customer: { type: 'text', text: 'Lovely, we are four. Can I talk to a person about a better price?' } },
        { note: 'Third trip with us this year, Arun. Eight per cent is fine.', by: LEELA },
        {
          reply: 'Welcome back, Kavi! For returning guests we take 8 % off. Shall I hold both rooms until tonight?',
          by: ARUN,
          labels: ['lbl_group'],
        },
        { customer: { type: 'text', text: 'சரி, நான்கு பேருக்கும் பதிவு செய்யுங்கள்.' } },
      ],
    },
  ],
}
