-- Arabic is found by other tokens since: passages that have any are counted anew when they are next read (counted.ts).
UPDATE chunks SET length = 0
WHERE text GLOB '*[؀-ۿ]*' OR heading GLOB '*[؀-ۿ]*'
  OR document_id IN (SELECT document_id FROM documents WHERE title GLOB '*[؀-ۿ]*');
