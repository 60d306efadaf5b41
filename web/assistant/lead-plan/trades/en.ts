import type { TradeWords } from './words'

export const en: TradeWords = {
  rows: {
    product: ['Product', 'Which product are you looking for?'],
    quantity: ['Quantity', 'How many would you need?'],
    budget: ['Budget', 'What would you like to spend?'],
    needed_by: ['Needed by', 'By when do you need it?'],
    email: ['E-mail', 'At which e-mail address may we write to you?'],
    phone: ['Phone', 'On which number can we call you?'],
    address: ['Address', 'Where shall we deliver it?'],
    name: ['Name', 'What is your name?'],
    treatment: ['Treatment', 'Which treatment is it about?'],
    day: ['Day', 'Which day would suit you?'],
    time: ['Time', 'At what time?'],
    patient: ['New or known', 'Have you been with us before?', 'New patient', 'Known patient'],
    destination: ['Destination', 'Where would you like to go?'],
    from_day: ['From', 'When would you like to leave?'],
    people: ['People', 'How many of you are travelling?'],
    course: ['Course', 'Which course interests you?'],
    start: ['Start', 'When would you like to begin?'],
    how: ['How', 'Would you like to learn online or at our place?', 'Online', 'At your place'],
    area: ['Area', 'Which area are you looking in?'],
    size: ['Size', 'How many bedrooms do you need?', '1', '2', '3'],
    visit: ['Visit', 'When would you like to see it?'],
  },
  flows: {
    order: ['Order', 'Thank you. We check the stock and confirm your order here.', 'place an order', 'want to order'],
    appointment: [
      'Appointment',
      'Thank you. We check the calendar and confirm here.',
      'book an appointment',
      'need an appointment',
    ],
    trip: ['Trip', 'Thank you. We put an offer together and send it here.', 'plan a trip', 'book a trip'],
    enrolment: ['Enrolment', 'Thank you. We check the places and confirm here.', 'want to enrol', 'join the course'],
    viewing: ['Viewing', 'Thank you. We ask the owner and confirm the time here.', 'see the flat', 'book a viewing'],
  },
}
