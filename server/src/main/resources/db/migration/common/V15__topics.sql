-- The topic of the private chat in which the person last wrote, as JSON: there an operator's answer goes. Absent: in the chat itself.
ALTER TABLE conversations ADD COLUMN topic TEXT;
