import type { Fields } from './fields.ts'

export interface Template {
  id: string
  name: string
  language: string
  status: string
  category: string
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: Fields[]
  quality_score: { score: string }
}

function template(id: string, name: string, language: string, category: string, components: Fields[]): Template {
  const parameter_format = components.some((one) => /\{\{[a-z]/.test(String(one.text))) ? 'NAMED' : 'POSITIONAL'
  return {
    id,
    name,
    language,
    status: 'APPROVED',
    category,
    parameter_format,
    components,
    quality_score: { score: 'GREEN' },
  }
}

function tourCard(name: string, path: string): Fields {
  return {
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: [`https://example.com/${path}.png`] } },
      { type: 'BODY', text: `Three days in ${name}, {{1}} seats left.`, example: { body_text: [['4']] } },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Tell me more' },
          {
            type: 'URL',
            text: 'Book',
            url: 'https://example.com/tours/{{1}}',
            example: [`https://example.com/tours/${path}`],
          },
        ],
      },
    ],
  }
}

/** The same for every business account: what approved, paused and refused templates look like. */
export const TEMPLATES: Template[] = [
  template('900000000000001', 'hello_world', 'en_US', 'UTILITY', [
    { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
    { type: 'BODY', text: 'This is a test message from the simulator.' },
    { type: 'FOOTER', text: 'WhatsApp Business Platform sample' },
  ]),
  template('900000000000002', 'booking_reminder', 'en', 'UTILITY', [
    {
      type: 'BODY',
      text: 'Hello {{1}}, your booking on {{2}} is coming up. Can you make it?',
      example: { body_text: [['Asha', '12 December']] },
    },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes, see you' },
        { type: 'QUICK_REPLY', text: 'Other time' },
      ],
    },
  ]),
  template('900000000000003', 'booking_reminder', 'hi', 'UTILITY', [
    {
      type: 'BODY',
      text: 'नमस्ते {{1}}, {{2}} को आपकी बुकिंग है। क्या आप आ सकेंगे?',
      example: { body_text: [['आशा', '12 दिसंबर']] },
    },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'हाँ, आऊँगा' },
        { type: 'QUICK_REPLY', text: 'दूसरा समय' },
      ],
    },
  ]),
  template('900000000000004', 'order_ready', 'en', 'UTILITY', [
    {
      type: 'BODY',
      text: 'Hi {{first_name}}, order {{order_id}} is ready to collect.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Asha' },
          { param_name: 'order_id', example: 'A17' },
        ],
      },
    },
  ]),
  template('900000000000005', 'season_offer', 'en', 'MARKETING', [
    { type: 'HEADER', format: 'TEXT', text: 'An offer for {{1}}', example: { header_text: ['December'] } },
    {
      type: 'BODY',
      text: 'Hello {{1}}, book before Friday and save 10 %. Reply if you have a question.',
      example: { body_text: [['Asha']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to hear no more offers' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Stop offers' },
        { type: 'URL', text: 'See the offer', url: 'https://example.com/offer' },
      ],
    },
  ]),
  template('900000000000008', 'winter_offer', 'en', 'MARKETING', [
    {
      type: 'BODY',
      text: 'Hello {{1}}, our winter tours are open. Book before Friday and save 10 %.',
      example: { body_text: [['Asha']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to hear no more offers' },
  ]),
  template('900000000000009', 'tour_card', 'en', 'MARKETING', [
    { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://example.com/hampi.png'] } },
    {
      type: 'BODY',
      text: 'Hello {{1}}, three days in {{2}} from 7,900 rupees.',
      example: { body_text: [['Asha', 'Hampi']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to hear no more offers' },
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: 'See the days',
          url: 'https://example.com/tours/{{1}}',
          example: ['https://example.com/tours/hampi'],
        },
        { type: 'QUICK_REPLY', text: 'Stop offers' },
      ],
    },
  ]),
  template('900000000000010', 'ticket_document', 'en', 'UTILITY', [
    { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['https://example.com/ticket.pdf'] } },
    {
      type: 'BODY',
      text: 'Your ticket for {{tour}} is attached, {{first_name}}.',
      example: {
        body_text_named_params: [
          { param_name: 'tour', example: 'Hampi' },
          { param_name: 'first_name', example: 'Asha' },
        ],
      },
    },
  ]),
  template('900000000000011', 'meeting_point', 'en', 'UTILITY', [
    { type: 'HEADER', format: 'LOCATION' },
    { type: 'BODY', text: 'We meet here at {{1}}.', example: { body_text: [['06:30']] } },
  ]),
  template('900000000000012', 'member_code', 'en', 'MARKETING', [
    { type: 'BODY', text: 'For members, {{1}}: 15 % off any tour.', example: { body_text: [['Asha']] } },
    { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copy offer code', example: 'MEMBER15' }] },
  ]),
  template('900000000000013', 'sign_in_code', 'en', 'AUTHENTICATION', [
    { type: 'BODY', text: '*{{1}}* is your verification code.', add_security_recommendation: true },
    { type: 'FOOTER', code_expiration_minutes: 10 },
    {
      type: 'BUTTONS',
      buttons: [
        {
          type: 'URL',
          text: 'Copy code',
          url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code_expiration_minutes=10&code=otp{{1}}',
        },
      ],
    },
  ]),
  template('900000000000014', 'last_seats', 'en', 'MARKETING', [
    { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Last seats', has_expiration: true } },
    { type: 'BODY', text: 'Hello {{1}}, four seats are left for Hampi.', example: { body_text: [['Asha']] } },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'COPY_CODE', text: 'Copy offer code', example: 'HAMPI20' },
        {
          type: 'URL',
          text: 'Book',
          url: 'https://example.com/book/{{1}}',
          example: ['https://example.com/book/hampi'],
        },
      ],
    },
  ]),
  template('900000000000015', 'tour_carousel', 'en', 'MARKETING', [
    { type: 'BODY', text: 'Where to next, {{1}}?', example: { body_text: [['Asha']] } },
    { type: 'CAROUSEL', cards: [tourCard('Hampi', 'hampi'), tourCard('Coorg', 'coorg')] },
  ]),
  {
    ...template('900000000000006', 'paused_offer', 'en', 'MARKETING', [{ type: 'BODY', text: 'A paused offer.' }]),
    status: 'PAUSED',
    quality_score: { score: 'RED' },
  },
  {
    ...template('900000000000007', 'waiting_notice', 'en', 'UTILITY', [{ type: 'BODY', text: 'A notice in review.' }]),
    status: 'PENDING',
    quality_score: { score: 'UNKNOWN' },
  },
]
