import type { TradeWords } from './words'

export const es: TradeWords = {
  rows: {
    product: ['Producto', '¿Qué producto busca?'],
    quantity: ['Cantidad', '¿Cuántas unidades necesita?'],
    budget: ['Presupuesto', '¿Cuánto le gustaría gastar?'],
    needed_by: ['Fecha límite', '¿Para cuándo lo necesita?'],
    email: ['Correo', '¿A qué correo podemos escribirle?'],
    phone: ['Teléfono', '¿A qué número podemos llamarle?'],
    address: ['Dirección', '¿Dónde se lo entregamos?'],
    name: ['Nombre', '¿Cómo se llama?'],
    treatment: ['Tratamiento', '¿De qué tratamiento se trata?'],
    day: ['Día', '¿Qué día le viene bien?'],
    time: ['Hora', '¿A qué hora?'],
    patient: ['Nuevo o conocido', '¿Ha estado antes con nosotros?', 'Paciente nuevo', 'Ya soy paciente'],
    destination: ['Destino', '¿Adónde le gustaría ir?'],
    from_day: ['Salida', '¿Cuándo le gustaría salir?'],
    people: ['Personas', '¿Cuántos viajan?'],
    course: ['Curso', '¿Qué curso le interesa?'],
    start: ['Inicio', '¿Cuándo le gustaría empezar?'],
    how: ['Modalidad', '¿Prefiere aprender en línea o en nuestro centro?', 'En línea', 'En su centro'],
    area: ['Zona', '¿En qué zona busca?'],
    size: ['Tamaño', '¿Cuántos dormitorios necesita?', '1', '2', '3'],
    visit: ['Visita', '¿Cuándo le gustaría verlo?'],
  },
  flows: {
    order: [
      'Pedido',
      'Gracias. Revisamos las existencias y le confirmamos el pedido aquí.',
      'hacer un pedido',
      'quiero comprar',
    ],
    appointment: [
      'Cita',
      'Gracias. Revisamos la agenda y se la confirmamos aquí.',
      'pedir una cita',
      'quiero una cita',
    ],
    trip: ['Viaje', 'Gracias. Preparamos una oferta y se la enviamos aquí.', 'planear un viaje', 'reservar un viaje'],
    enrolment: [
      'Inscripción',
      'Gracias. Revisamos los cupos y le confirmamos aquí.',
      'quiero inscribirme',
      'inscribirme al curso',
    ],
    viewing: [
      'Visita',
      'Gracias. Hablamos con el dueño y le confirmamos la hora aquí.',
      'ver el piso',
      'ver el departamento',
    ],
  },
}
