package org.sandan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Sandan {
    static void main(String[] args) {
        SpringApplication.run(Sandan.class, args);
    }
}
