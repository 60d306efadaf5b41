export const names =
  'pulgar sí bien|corazón amor|risa gracioso|sorpresa guau|triste llorar|gracias por favor rezar|aplauso|fiesta celebrar|' +
  'sonrisa feliz|ojos de corazón amor|corazones|beso|guiño|genial gafas|abrazo|emoción estrellas|' +
  'media sonrisa|alivio sudor|carcajada|ángel|pensar|neutral|ojos en blanco|incómodo|' +
  'pensativo triste|llanto|enojo enfado|grito susto|súplica|sueño cansado|enfermo fiebre|alucinado|' +
  'pulgar abajo no|perfecto vale|victoria paz|suerte dedos cruzados|trato acuerdo manos|fuerza|hola adiós|manos arriba|' +
  'hecho listo sí|cruz no mal|importante|pregunta|cien perfecto|fuego|estrella|brillo|' +
  'corazón azul|corazón verde|corazón amarillo|corazón morado|corazón naranja|corazón negro|corazón roto|rosa flor|' +
  'pastel cumpleaños|regalo|café té|comida|coche auto|avión viaje|casa|lugar ubicación|' +
  'teléfono llamada|cámara foto|documento papel|paquete|dinero|reloj hora|sol día|luna noche'
